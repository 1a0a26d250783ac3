using CityTwin.Benchmarks;

return await BenchmarkCommand.Run(args);
