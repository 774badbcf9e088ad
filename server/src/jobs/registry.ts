// Every background job: one line each.
import { tellTasksJob } from '../features/campaigns/tell-tasks.job.ts';
import { checkChannelsJob } from '../features/channels/check-channels.job.ts';
import { readEarlierJob } from '../features/channels/read-earlier.job.ts';
import { remindReportsJob } from '../features/law/remind-reports.job.ts';
import { deleteContactsJob } from '../features/leads/delete-contacts.job.ts';
import { checkTargetsJob } from '../features/links/check-targets.job.ts';
import { keepClicksJob } from '../features/links/keep-clicks.job.ts';
import { clearUploadsJob } from '../features/media/clear-uploads.job.ts';
import { hashPicturesJob } from '../features/media/hash-pictures.job.ts';
import { factsSweepJob } from '../features/metrics/facts-sweep.job.ts';
import { pollSweepJob } from '../features/metrics/poll-sweep.job.ts';
import { pollBotsJob } from '../features/notifications/bot/poll-bots.job.ts';
import { deliverJob } from '../features/notifications/deliver.job.ts';
import { forgetNewsJob } from '../features/notifications/forget-news.job.ts';
import { seriesSweepJob } from '../features/posts/series/series-sweep.job.ts';
import { publishJob } from '../features/publishing/publish.job.ts';
import { sweepJob } from '../features/publishing/sweep.job.ts';
import { expireReviewsJob } from '../features/review/expire-reviews.job.ts';
import { foldVisitsJob } from '../features/visits/fold.job.ts';
import { keepVisitsJob } from '../features/visits/keep.job.ts';
import { writeTrailsJob } from '../features/visits/reports/trails.job.ts';
import type { Job } from './define-job.ts';

export const JOBS: readonly Job[] = [
  publishJob,
  sweepJob,
  checkChannelsJob,
  readEarlierJob,
  pollSweepJob,
  factsSweepJob,
  deliverJob,
  tellTasksJob,
  pollBotsJob,
  seriesSweepJob,
  hashPicturesJob,
  clearUploadsJob,
  forgetNewsJob,
  expireReviewsJob,
  remindReportsJob,
  foldVisitsJob,
  keepVisitsJob,
  writeTrailsJob,
  deleteContactsJob,
  keepClicksJob,
  checkTargetsJob,
];

/** Two jobs of one name would take each other's work: a programming error, found at boot. */
export function indexJobs(jobs: readonly Job[]): ReadonlyMap<string, Job> {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  if (byName.size !== jobs.length) throw new Error('two jobs have one name');
  return byName;
}
