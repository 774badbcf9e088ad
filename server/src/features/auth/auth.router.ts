import { api } from '../../http/base.ts';
import { listDemoAccounts } from './demo-accounts.ts';
import {
  chooseOrganization,
  listOwnSessions,
  revokeOtherSessions,
  revokeOwnSession,
} from './own-sessions.service.ts';
import { changePassword, updateProfile } from './profile.service.ts';
import { readSessionInfo } from './session-info.service.ts';
import { signIn, signOut, verifyCode } from './sign-in.service.ts';
import { confirmTotp, disableTotp, enableTotp, newBackupCodes } from './totp.service.ts';

export const authRouter = {
  session: api.auth.session.handler(({ context }) => readSessionInfo(context)),
  signIn: api.auth.signIn.handler(({ context, input }) => signIn(context, input)),
  verifyCode: api.auth.verifyCode.handler(({ context, input }) => verifyCode(context, input)),
  signOut: api.auth.signOut.handler(({ context }) => signOut(context)),
  demoAccounts: api.auth.demoAccounts.handler(({ context }) => listDemoAccounts(context.app)),
  sessions: api.auth.sessions.handler(({ context }) => listOwnSessions(context)),
  revokeSession: api.auth.revokeSession.handler(({ context, input }) => revokeOwnSession(context, input.id)),
  revokeOtherSessions: api.auth.revokeOtherSessions.handler(({ context }) => revokeOtherSessions(context)),
  chooseOrganization: api.auth.chooseOrganization.handler(({ context, input }) =>
    chooseOrganization(context, input.id),
  ),
  changePassword: api.auth.changePassword.handler(({ context, input }) => changePassword(context, input)),
  updateProfile: api.auth.updateProfile.handler(({ context, input }) => updateProfile(context, input)),
  enableTotp: api.auth.enableTotp.handler(({ context, input }) => enableTotp(context, input.password)),
  confirmTotp: api.auth.confirmTotp.handler(({ context, input }) => confirmTotp(context, input.code)),
  disableTotp: api.auth.disableTotp.handler(({ context, input }) => disableTotp(context, input.password)),
  newBackupCodes: api.auth.newBackupCodes.handler(({ context, input }) =>
    newBackupCodes(context, input.password),
  ),
};
