namespace CityTwin.Benchmarks.Ingest;

/// <summary>Something that takes messages: CityTwin in one of its ways, or the bare broker it is held against.</summary>
internal interface ISubject
{
    string Name { get; }

    /// <summary>Runs it under full load for so long and answers what it took, once all of it had its effect.</summary>
    Task<Round> Run(TimeSpan duration);
}
