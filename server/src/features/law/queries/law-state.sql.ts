// All that is recorded of the law about posts: profile, decision, answers, notes on rules, and the size of their
// channels. One statement for many posts, so that a burst of publishing asks once. Followers are the last known ones;
// null = unknown. Indexes: law_decision (post_id), channel_day primary key, post_target (post_id, …).
import type { Db, Tx } from '../../../lib/db.ts';

export interface LawState {
  postId: string;
  profile: 'ru' | 'eu' | 'none';
  promo: PromoState | null;
  answers: AnswerState[];
  notes: { ruleId: string; isInForce: boolean; note: string; checkedOn: string }[];
  channels: { channelId: string; followers: number | null; isListed: boolean }[];
}

export interface PromoState {
  status: 'undecided' | 'not_ad' | 'social_ad' | 'ad';
  print: string;
  decidedByName: string | null;
  decidedAt: string | null;
  answers: unknown;
  ord: string;
  erid: string;
  advertiserName: string;
  advertiserInn: string;
  contractNumber: string;
  contractDate: string | null;
  startsOn: string | null;
  endsOn: string | null;
  reportDueOn: string | null;
  reportedOn: string | null;
}

export interface AnswerState {
  id: string;
  ruleId: string;
  subjectId: string | null;
  isOverride: boolean;
  reason: string;
  print: string;
  name: string;
  at: string;
}

export async function readLawStates(db: Db | Tx, postIds: string[]): Promise<LawState[]> {
  return db.$queryRaw<LawState[]>`
    SELECT p.id::text AS "postId", coalesce(s.profile::text, 'ru') AS profile,
      CASE WHEN pp.post_id IS NULL THEN NULL ELSE jsonb_build_object(
        'status', pp.status, 'print', pp.print, 'decidedByName', pp.decided_by_name,
        'decidedAt', to_char(pp.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'answers', pp.answers, 'ord', pp.ord, 'erid', pp.erid, 'advertiserName', pp.advertiser_name,
        'advertiserInn', pp.advertiser_inn, 'contractNumber', pp.contract_number, 'contractDate', pp.contract_date,
        'startsOn', pp.starts_on, 'endsOn', pp.ends_on, 'reportDueOn', pp.report_due_on,
        'reportedOn', pp.reported_on) END AS promo,
      (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'id', d.id, 'ruleId', d.rule_id, 'subjectId', d.subject_id, 'isOverride', d.is_override,
          'reason', d.reason, 'print', d.print, 'name', d.decided_by_name,
          'at', to_char(d.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY d.decided_at), '[]')
        FROM law_decision d
        WHERE d.post_id = p.id AND d.kind = 'answer' AND d.taken_back_at IS NULL) AS answers,
      (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'ruleId', n.rule_id, 'isInForce', n.is_in_force, 'note', n.note, 'checkedOn', n.checked_on)), '[]')
        FROM law_rule_note n WHERE n.organization_id = p.organization_id) AS notes,
      (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'channelId', t.channel_id, 'followers', f.followers, 'isListed', coalesce(l.state = 'listed', false))), '[]')
        FROM post_target t
        LEFT JOIN channel_listing l ON l.channel_id = t.channel_id
        LEFT JOIN LATERAL (SELECT followers FROM channel_day c
          WHERE c.channel_id = t.channel_id AND c.followers IS NOT NULL ORDER BY c.day DESC LIMIT 1) f ON true
        WHERE t.post_id = p.id AND t.position = 0) AS channels
    FROM post p
    LEFT JOIN law_settings s ON s.organization_id = p.organization_id
    LEFT JOIN post_promo pp ON pp.post_id = p.id
    WHERE p.id = ANY(${postIds}::uuid[])`;
}
