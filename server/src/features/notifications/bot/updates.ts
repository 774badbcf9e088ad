// What the bot hears, as far as Rupor needs it: core.telegram.org/bots/api#update. Anything else is passed over.
import { z } from 'zod';

const Chat = z.object({ id: z.number(), type: z.string() });
const From = z.object({
  id: z.number(),
  is_bot: z.boolean().optional(),
  username: z.string().optional(),
  first_name: z.string().optional(),
});

const Message = z.object({
  message_id: z.number(),
  date: z.number(),
  chat: Chat,
  from: From.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z
    .array(z.object({ file_id: z.string(), file_size: z.number().optional(), width: z.number() }))
    .optional(),
});
export type BotMessage = z.infer<typeof Message>;

const MemberChange = z.object({
  chat: Chat,
  date: z.number(),
  new_chat_member: z.object({ status: z.string(), can_post_messages: z.boolean().optional() }),
});
export type BotMemberChange = z.infer<typeof MemberChange>;

const ReactionCount = z.object({
  chat: Chat,
  message_id: z.number(),
  date: z.number(),
  reactions: z.array(z.object({ total_count: z.number().int() })),
});
export type BotReactionCount = z.infer<typeof ReactionCount>;

export const BotUpdateShape = z.object({
  update_id: z.number().int(),
  message: Message.optional().catch(undefined),
  my_chat_member: MemberChange.optional().catch(undefined),
  message_reaction_count: ReactionCount.optional().catch(undefined),
});
export type BotUpdateShape = z.infer<typeof BotUpdateShape>;

/** Named, because reaction counts come only to those who ask: #getupdates. */
export const ALLOWED_UPDATES = ['message', 'my_chat_member', 'message_reaction_count'];
