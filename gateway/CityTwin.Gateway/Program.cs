using CityTwin.Gateway;

await GatewayHost.Build(args).RunAsync();
