// Texts with blanks of the demo: what a union writes every month.
import type { Tx } from '../../lib/db.ts';
import { DEMO_ORGANIZATION_ID } from './demo-world.ts';

const TEMPLATES = [
  {
    name: 'Собрание в цехе',
    text: 'Собрание: {{цех}}, {{день}} в {{время}}, {{где}}.\n\nГоворим об одном: {{о чём}}. Вопросы можно прислать профоргу заранее, имя называть не обязательно.',
  },
  {
    name: 'Приём юриста',
    text: 'Юрист принимает {{день}} с {{начало}} до {{конец}}, {{где}}.\n\nВозьмите трудовой договор и расчётный листок. Если смена в это время, напишите нам: найдём другой час.',
  },
  {
    name: 'Победа: что изменилось',
    text: 'Было: {{было}}.\nСтало: {{стало}}.\n\nДобились {{кто добился}}. Если у вас так же, как было, напишите профоргу: подскажем, с чего начать.',
  },
] as const;

export async function seedTemplates(tx: Tx, { now }: { now: Date }): Promise<void> {
  await tx.postTemplate.createMany({
    data: TEMPLATES.map((template) => ({
      ...template,
      organizationId: DEMO_ORGANIZATION_ID,
      createdAt: now,
      updatedAt: now,
    })),
  });
}
