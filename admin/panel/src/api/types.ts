export type Permission =
  | 'PeopleLook' | 'PeopleContact' | 'PeopleHealth' | 'AlarmsWatch' | 'AlarmsAnswer' | 'HandoffsWork' | 'QuarantineLook' | 'QuarantineWork'
  | 'OutboxLook' | 'OutboxControl' | 'BroadcastsWrite' | 'BroadcastsSend' | 'DialogsLook' | 'DialogsEdit' | 'DialogsPublish' | 'InsightsLook'
  | 'StaffLook' | 'StaffManage' | 'AuditLook' | 'AuditExport' | 'NumbersLook';

export type Page<T> = { items: T[]; next: string | null };

// ---- dialogs ----
export type Finding = { severity: 'error' | 'warning'; dialog: string | null; state: string | null; language: string | null; message: string; where: string | null; key: string | null };
export type DialogItem = { name: string; version: string; path: string; title: string | null; states: number; tailored: boolean; live: number; errors: number; warnings: number };
export type StateView = {
  name: string; line: number; kind: string; start: boolean; text: string | null; slot: string | null; slotType: string | null;
  options: { id: string; text: string | null; words: string | null; value: string | null; to: string | null }[];
  texts: Record<string, string>;
  when: { index: number; condition: string; to: string }[];
};
export type Edge = { from: string; to: string; label: string };
export type TextView = { key: string; lines: Record<string, string[]> };
export type DialogView = { name: string; version: string; path: string; definition: unknown; states: StateView[]; edges: Edge[]; texts: TextView[]; findings: Finding[] };
export type SourceFile = { path: string; content: string };
export type FieldChange = { field: string; before: string | null; after: string | null };
export type DialogDiff = {
  name: string; change: 'added' | 'removed' | 'changed';
  states: { state: string; change: string; fields: FieldChange[] }[];
  settings: FieldChange[];
  texts: { key: string; language: string; before: string[] | null; after: string[] | null }[];
  edges: { added: Edge[]; removed: Edge[] };
};
export type DraftItem = { id: string; name: string; notes: string | null; author: string; base: string | null; revision: number; createdAt: string; updatedAt: string; dialogs: string[] };
export type Draft = DraftItem & { files: string[]; errors: number; warnings: number; findings: Finding[] };
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
export type Talk = {
  chat: string;
  messages: { text: string; buttons: { label: string; token: string | null; url: string | null }[][]; media: { kind: string; alt: string } | null; request: string }[];
  dialog: string | null; state: string | null; version: string | null; slots: Record<string, string>;
  commands: { name: string; arguments: Record<string, string>; result: string }[];
  wakeAt: string | null; now: string; said: string[];
};
export type TestDocument = { path: string; title: string; dialog: string; line: number; content: string };
export type TestRun = { played: number; failed: number; findings: Finding[] };
export type Difference = { conversation: string; at: string; turn: number; dialog: string; state: string; language: string; kinds: string[]; heard: string; before: Side; after: Side };
export type Side = { state: string | null; said: string[]; buttons: string[]; commands: string[] };
export type DryRun = { conversations: number; turns: number; same: number; different: number; unreadable: number; stopped: boolean; differences: Difference[]; byPlace: { state: string; kinds: string[]; count: number }[] };
export type StateMap = { dialog: string; from: string; to: string; states: Record<string, string> };
export type Stranded = { dialog: string; version: string; state: string; conversations: number; reason: string };
export type PublishCheck = { ready: boolean; findings: Finding[]; tests: TestRun; stranded: Stranded[]; live: { dialog: string; version: string; state: string; conversations: number }[]; proposedMaps: StateMap[]; changed: string[] };
export type Release = {
  id: string; number: number; name: string; notes: string | null; status: 'canary' | 'published' | 'replaced' | 'rolled-back'; share: number; author: string;
  createdAt: string; publishedAt: string | null; endedAt: string | null; draft: string | null; rollsBackTo: string | null; dialogs: { name: string; version: string }[]; moved: number;
};
export type Funnel = { dialog: string; days: number; versions: { version: string; reached: number; current: boolean }[]; states: { state: string; version: string; reached: number; answered: number; skipped: number; askedAgain: number; left: number }[] };
export type NotUnderstood = { total: number; groups: { id: string; state: string; language: string; example: string; count: number; people: number; lastAt: string; examples: string[] }[] };

// ---- the place ----
export type PersonRow = { id: string; name: string; language: string; country: string | null; createdAt: string; onboarded: boolean; lastSeenAt: string | null; reachable: boolean; alarmRunning: boolean };
export type PersonView = {
  id: string; name: string; language: string; country: string | null; timeZone: string; createdAt: string; onboardedAt: string | null; checkInAt: string | null; quietFrom: string | null; quietTo: string | null;
  contacts: { way: string; value: string; verified: boolean }[]; chats: { channel: string; reachable: boolean }[];
  relations: { id: string; otherId: string; name: string; kind: string; side: string; state: string; rank: number | null; sees: string[]; told: string[] }[];
  consents: { kind: string; granted: boolean; at: string }[]; masked: boolean;
};
export type CheckIns = { items: { day: string; dueAt: string; deliveredAt: string | null; answeredAt: string | null; outcome: string | null }[]; mood: { at: string; mood: number | null; pain: number | null; sleepHours: number | null }[]; measurements: { at: string; kind: string; value: number | null; systolic: number | null; diastolic: number | null; unit: string | null }[] };
export type Looks = { items: { at: string; viewer: string; what: string; allowed: boolean }[] };
export type AlarmCard = {
  id: string; personId: string; personName: string; kind: string; state: string; cause: string | null; outcome: string | null; startedAt: string; changedAt: string; endedAt: string | null; epoch: number;
  contactsAsked: number; contacts: number; takenBy: string | null; handedToStaff: boolean; staffOwner: string | null; hasPosition: boolean;
};
export type AlarmStory = AlarmCard & { number: string; ladder: { name: string; progress: string; ways: { kind: string; state: string }[] }[]; events: { at: string; what: string; contact: string | null; way: string | null }[]; position: { latitude: number; longitude: number; at: string } | null };
export type HandoffCard = { id: string; personId: string; personName: string; language: string; state: string; reason: string; openedAt: string; overdue: boolean; ownerId: string | null; owner: string | null; leaseUntil: string | null; unread: number; lastFromPersonAt: string | null };
export type Handoff = HandoffCard & { messages: { at: string; from: string; staff: string | null; text: string; kind: string }[] };
export type Board = { alarms: AlarmCard[]; handoffs: HandoffCard[]; quarantine: number; at: string };
export type Quarantined = { id: string; at: string; channel: string; chat: string; error: string; state: string; attempts: number };
export type QuarantinedContent = Quarantined & { kind: string; content: string };
export type OutboxView = {
  at: string;
  accounts: { id: string; channel: string; name: string; lanes: { lane: string; waiting: number; oldestAt: string | null; attempts: number }[]; blockedChats: number; bulkPaused: boolean; pausedBy: string | null; pausedAt: string | null }[];
  alarmSends: { queued: number; oldestAt: string | null; failed24h: number }; work: { waiting: number; oldestAt: string | null }; timers: { due: number; oldestAt: string | null };
};
export type Segment = { languages: string[]; countries: string[]; consents: string[]; roles: string[]; onboardedOnly: boolean };
export type BroadcastForm = { title: string; texts: Record<string, string>; segment: Segment; perMinute: number };
export type Broadcast = BroadcastForm & { id: string; version: number; state: 'Draft' | 'Running' | 'Paused' | 'Stopped' | 'Done'; createdAt: string; createdBy: string; startedAt: string | null; finishedAt: string | null; counts: { people: number; sent: number; skipped: number } };
export type Preview = { people: number; byLanguage: Record<string, number>; leftOut: { noText: number; unreachable: number }; samples: { language: string; text: string }[] };
export type StaffRow = { id: string; login: string; role: string; state: 'Invited' | 'Active' | 'Disabled'; createdAt: string; lastSeenAt: string | null; sessions: number };
export type Invitation = { id?: string; link: string; expiresAt: string };
export type AuditRow = { id: string; seq: number; chain: string; at: string; actor: string; actorKind: string; action: string; personId: string | null; object: string | null; reason: string | null; details: unknown; address: string | null };
export type AuditVerdict = { chains: { chain: string; entries: number; from: string | null; to: string | null; anchors: number; intact: boolean; finding: string | null }[] };
export type Numbers = {
  days: { day: string; checkIns: { due: number; answered: number; declined: number; missed: number }; alarms: { sos: number; tests: number; silence: number; acknowledged: number; medianAcknowledgeSeconds: number | null; p90AcknowledgeSeconds: number | null; handedOver: number }; turns: { fromPeople: number; byTime: number }; newPeople: number }[];
  totals: { people: number; onboarded: number; reachable: number; liveAlarms: number };
};
