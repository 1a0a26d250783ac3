namespace CityTwin.Sensing;

/// <summary>Some of a batch did not reach all it concerns. Delivering it again is harmless, and expected.</summary>
[GenerateSerializer, Alias("CityTwin.DeliveryIncompleteException")]
internal sealed class DeliveryIncompleteException(string message) : Exception(message);
