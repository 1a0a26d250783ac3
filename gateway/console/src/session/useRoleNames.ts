import { useLanguage } from '../language/language';
import type { Message } from '../language/zh';

const ROLES = ['operator', 'dispatcher', 'commander', 'officer', 'grid-member', 'integrator', 'auditor', 'admin'] as const;

/** Roles in the reader's language; one the console does not know is called what the token calls it. */
export function useRoleNames(): (roles: readonly string[]) => string {
  const { t } = useLanguage();
  const known = (role: string): role is (typeof ROLES)[number] => (ROLES as readonly string[]).includes(role);
  const nameOf = (role: string): string => (known(role) ? t(`role.${role}` satisfies Message) : role);
  return (roles) => roles.map(nameOf).join(', ');
}
