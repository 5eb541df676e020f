import type { components } from './schema';

// What the API's document says, under the panel's own names.
type Schemas = components['schemas'];

export type Page<T> = { items: T[]; next?: string | null };
export type Permission = Schemas['StaffPermission'];
export type Finding = Schemas['FindingView'];
export type DialogItem = Schemas['DialogItem'];
export type StateView = Schemas['StateView'];
export type Edge = Schemas['EdgeView'];
export type TextView = Schemas['TextView'];
export type DialogView = Schemas['DialogView'];
export type SourceFile = Schemas['DialogFile'];
export type FieldChange = Schemas['FieldDifference'];
export type DialogDiff = Schemas['DialogDifference'];
export type DraftItem = Schemas['DraftItem'];
export type Draft = Schemas['DraftView'];
export type Talk = Schemas['Talk'];
export type TestDocument = Schemas['TestView'];
export type TestRun = Schemas['TestRun'];
export type DryRun = Schemas['DryRun'];
export type Difference = Schemas['DryRunDifference'];
export type Side = Schemas['DryRunSide'];
export type StateMap = Schemas['StateMapView'];
export type Stranded = Schemas['StrandedView'];
export type PublishCheck = Schemas['PublishCheck'];
export type Release = Schemas['ReleaseView'];
export type Funnel = Schemas['Funnel'];
export type NotUnderstood = Schemas['NotUnderstood'];
export type PersonRow = Schemas['PersonItem'];
export type PersonView = Schemas['PersonPage'];
export type CheckIns = Schemas['HealthDays'];
export type AlarmCard = Schemas['AlarmItem'];
export type AlarmStory = Schemas['AlarmPage'];
export type HandoffCard = Schemas['HandoffItem'];
export type Handoff = Schemas['HandoffTalk'];
export type Board = Schemas['Board'];
export type Quarantined = Schemas['QuarantineEntry'];
export type QuarantinedContent = Schemas['QuarantineDetail'];
export type OutboxView = Schemas['OutboxPage'];
export type StaffRow = Schemas['StaffCard'];
export type Invitation = Schemas['StaffLink'];
export type AuditRow = Schemas['AuditItem'];
export type AuditVerdict = Schemas['AuditChains'];
export type DeskAction = Schemas['DeskAction'];
export type Moves = Schemas['Moves'];
export type Looks = { items: Schemas['LookItem'][] };

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Edit =
  | { op: 'set-text'; dialog: string; key: string; language: string; lines: string[] }
  | { op: 'set-words'; dialog: string; key: string; language: string; words: string[] }
  | { op: 'set'; dialog: string; path: string; value: Json }
  | { op: 'remove'; dialog: string; path: string }
  | { op: 'insert'; dialog: string; path: string; index: number; value: Json }
  | { op: 'move'; dialog: string; path: string; to: number }
  | { op: 'add-state'; dialog: string; state: string; after?: string; value: Json }
  | { op: 'rename-state'; dialog: string; state: string; to: string }
  | { op: 'remove-state'; dialog: string; state: string; leadTo?: string }
  | { op: 'put-file'; path: string; content: string | null };

export type BroadcastForm = Schemas['BroadcastRequest'];
export type Broadcast = Schemas['BroadcastItem'];
