using CityTwin.Hosting;

await SiloHost.Build(args).RunAsync();
