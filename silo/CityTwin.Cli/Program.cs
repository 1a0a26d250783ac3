using CityTwin.Cli;

return await CommandLine.Run(args);
