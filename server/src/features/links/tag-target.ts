import { mergeDictionary } from '@rupor/shared/campaigns/utm-dictionary';
import { lintLink } from '@rupor/shared/campaigns/utm-lint';
import { campaignTag, readTags, tagLink } from '@rupor/shared/campaigns/utm-tags';
import type { Ctx } from '../../context.ts';
import { readLinkTags } from '../campaigns/link-tags.service.ts';

interface TaggedCampaign {
  name: string;
  startsOn: Date | null;
  utmCampaign: string | null;
  createdAt: Date;
}

interface Tags {
  source: string;
  medium: string;
  campaign: TaggedCampaign | null;
  content: string | null;
}

/** What links of no campaign say: the month alone would not be of the dictionary's form. */
const NO_CAMPAIGN = 'bez_kampanii';

/**
 * The address without foreign marks, its spellings mended, and tagged where nobody has tagged it: words that a person
 * chose stay. Text that is no address comes back as it is.
 */
export async function createTagger(ctx: Ctx): Promise<(address: string, tags: Tags) => string> {
  const dictionary = mergeDictionary(await readLinkTags(ctx));
  const month = ctx.clock.now().toISOString().slice(0, 7).replace('-', '');
  return (address, { source, medium, campaign, content }) => {
    const clean = lintLink(address, dictionary)?.clean;
    if (!clean) return address;
    if (readTags(clean).source !== null) return clean;
    return tagLink(clean, {
      source,
      medium,
      campaign: campaign ? wordOf(campaign) : `${month}_${NO_CAMPAIGN}`,
      content,
    });
  };
}

function wordOf({ name, startsOn, utmCampaign, createdAt }: TaggedCampaign): string {
  const day = (startsOn ?? createdAt).toISOString().slice(0, 10);
  return (
    utmCampaign ??
    (campaignTag({ startsOn: day, name }) || `${day.slice(0, 7).replace('-', '')}_${NO_CAMPAIGN}`)
  );
}
