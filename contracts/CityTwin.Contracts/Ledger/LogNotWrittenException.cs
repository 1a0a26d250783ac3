using CityTwin.City;

namespace CityTwin.Ledger;

/// <summary>Events that are not in their district's log. They may be appended again.</summary>
/// <remarks>
/// It takes the place of storage's own exception, at which Orleans would end the activation and forget who listens to
/// the log.
/// </remarks>
[GenerateSerializer, Alias("CityTwin.LogNotWrittenException")]
public sealed class LogNotWrittenException(DivisionCode district, string why)
    : Exception($"The log of {district} was not written: {why}");
