using CityTwin.City;

namespace CityTwin.Ledger;

/// <summary>Events that may not be in their district's log. Appending them again is harmless.</summary>
/// <remarks>
/// It takes the place of storage's own exception, at which Orleans would end the activation and forget who listens to
/// the log.
/// </remarks>
[GenerateSerializer, Alias("CityTwin.LogNotWrittenException")]
internal sealed class LogNotWrittenException(DivisionCode district, Exception inner)
    : Exception($"The log of {district} was not written: {inner.Message}");
