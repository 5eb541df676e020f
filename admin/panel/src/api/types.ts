export type Permission =
  | 'PeopleLook' | 'PeopleContact' | 'PeopleHealth' | 'AlarmsWatch' | 'AlarmsAnswer' | 'HandoffsWork' | 'QuarantineLook' | 'QuarantineWork'
  | 'OutboxLook' | 'OutboxControl' | 'BroadcastsWrite' | 'BroadcastsSend' | 'DialogsLook' | 'DialogsEdit' | 'DialogsPublish' | 'InsightsLook'
  | 'StaffLook' | 'StaffManage' | 'AuditLook' | 'AuditExport' | 'NumbersLook';
