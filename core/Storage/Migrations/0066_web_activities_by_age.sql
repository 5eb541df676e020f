-- What was said long ago in web chats is forgotten over all tenants, the oldest first.
create index web_activities_by_age on companion.web_activities (created_at);
select companion.protect('companion.web_activities', worker => true);
