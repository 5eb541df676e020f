Console.WriteLine("bench: turns");
