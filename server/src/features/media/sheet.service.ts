import type { Passport } from '@rupor/shared/media/passport';
import type { Ctx } from '../../context.ts';
import { drawQrSvg, originOf } from '../organization/links.ts';
import { getAssetOrThrow } from './media-row.ts';
import { passportOf } from './present-media.ts';

interface Sheet {
  organizationName: string;
  originalName: string;
  passport: Passport | null;
  url: string;
  qrSvg: string;
}

/** The code opens the file itself, for people who are signed in: a lost sheet gives nothing away. */
export async function readSheet(ctx: Ctx, id: string, headers: Headers): Promise<Sheet> {
  const asset = await getAssetOrThrow(ctx, id);
  const { name } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { name: true },
  });
  const url = `${originOf(ctx, headers)}/media/${id}`;
  const { originalName } = asset;
  return {
    organizationName: name,
    originalName,
    passport: passportOf(asset),
    url,
    qrSvg: await drawQrSvg(url),
  };
}
