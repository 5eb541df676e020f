using Companion.Bot;

return await BotProgram.RunAsync(args);
