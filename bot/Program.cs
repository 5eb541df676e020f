using Companion.Bot;

return await BotCommand.RunAsync(args);
