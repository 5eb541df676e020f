import { useQuery } from '@tanstack/react-query';
import { call } from '../api/call';
import type { Permission } from '../api/types';

/** Who is signed in, and what they may do. */
export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: () => call('GET /me', {}), staleTime: 60_000 });
}

/** Hides what the server would refuse anyway. */
export function useMay(): (permission: Permission) => boolean {
  const permissions = useMe().data?.permissions;
  return permission => permissions?.includes(permission) ?? false;
}
