import { describe, expect, it } from 'vitest';
import { plainContact, readContact } from './read-contact.ts';
import { branchOfWorkplace, plainWorkplace } from './workplaces.ts';

const names = [
  { branchId: 'park', plain: plainWorkplace('Автопарк № 3') },
  { branchId: 'park', plain: plainWorkplace('Третий парк') },
  { branchId: 'plant', plain: plainWorkplace('АО «Машзавод»') },
  { branchId: 'shop', plain: plainWorkplace('Машзавод, цех 5') },
  { branchId: 'school1', plain: plainWorkplace('Школа 1') },
  { branchId: 'school2', plain: plainWorkplace('Школа 2') },
];

describe('branchOfWorkplace', () => {
  it.each([
    ['автопарк №3, ремзона', 'park'],
    ['АВТОПАРК', 'park'],
    ['ООО «Третий парк»', 'park'],
    ['машзавод', 'plant'],
    ['Машзавод цех 5, сварщик', 'shop'],
    ['Школа 2', 'school2'],
  ])('%s goes to %s', (text, branch) => expect(branchOfWorkplace(text, names)).toBe(branch));

  it.each(['школа', 'больница', '', 'ООО', 'автопарк 33'])('%s goes to nobody', (text) =>
    expect(branchOfWorkplace(text, names)).toBeNull(),
  );
});

describe('readContact', () => {
  it.each([
    ['8 (912) 345-67-89', 'phone', 'tel:+79123456789'],
    ['9123456789', 'phone', 'tel:+79123456789'],
    ['+375 29 123 45 67', 'phone', 'tel:+375291234567'],
    ['anna@zavod.example', 'email', 'mailto:anna@zavod.example'],
    ['@anna_k', 'nick', null],
    ['vk.com/anna', 'nick', null],
  ])('%s is a %s', (text, kind, href) => expect(readContact(text)).toMatchObject({ kind, href }));

  it.each(['', '123', 'позвоните', 'a b', '12'])('%s is no contact', (text) =>
    expect(readContact(text)).toBeNull(),
  );

  it('knows one phone however it is written', () =>
    expect(plainContact('8 912 345-67-89')).toBe(plainContact('+7(912)3456789')));
});
