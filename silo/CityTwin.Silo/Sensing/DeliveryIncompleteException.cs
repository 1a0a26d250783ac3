using Azure;
using CityTwin.City;

namespace CityTwin.Sensing;

/// <summary>Some of a batch did not reach all it concerns. Delivering it again is harmless, and expected.</summary>
[GenerateSerializer, Alias("CityTwin.DeliveryIncompleteException")]
internal sealed class DeliveryIncompleteException(string message, IReadOnlyList<TwinId> atFault) : Exception(message)
{
    /// <summary>Sensors that were reached and could not take their readings.</summary>
    [Id(0)]
    public IReadOnlyList<TwinId> AtFault { get; } = atFault;

    /// <summary>Whether a failure says that something could not be reached, rather than that it cannot do it.</summary>
    public static bool IsOutage(Exception failure)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            if (e is TimeoutException or OrleansException or OperationCanceledException or IOException
                or HttpRequestException or RequestFailedException or DeliveryIncompleteException)
            {
                return true;
            }
        }

        return false;
    }
}
