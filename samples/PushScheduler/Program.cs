using Nser.PushScheduler;

return (int)await Worker.RunAsync(args, Console.Out, Console.Error);
