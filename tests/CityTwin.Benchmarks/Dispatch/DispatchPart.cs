using CityTwin.Benchmarks.Report;

namespace CityTwin.Benchmarks.Dispatch;

/// <summary>One table of <c>bench dispatch</c>; which ones are measured can be said.</summary>
internal sealed record DispatchPart(string Name, Func<BenchmarkResult> Measure);
