using CityTwin.Testing.Running;

namespace CityTwin.Benchmarks.Report;

/// <summary>A question that is answered by measuring a running city.</summary>
internal interface IBenchmark
{
    Task<BenchmarkResult> Run(CityProcess city);
}
