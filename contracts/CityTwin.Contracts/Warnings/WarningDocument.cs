namespace CityTwin.Warnings;

/// <summary>A message as it is published.</summary>
/// <param name="CapXml">CAP 1.2, UTF-8. The same event gives the same bytes.</param>
[GenerateSerializer, Immutable, Alias("CityTwin.WarningDocument")]
public sealed record WarningDocument(
    [property: Id(0)] WarningId Warning, [property: Id(1)] WarningMessage Message, [property: Id(2)] byte[] CapXml);
