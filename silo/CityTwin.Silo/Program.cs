using CityTwin.Hosting;

return await SiloHost.Run(args, Console.Error);
