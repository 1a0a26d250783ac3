using MQTTnet.Exceptions;

namespace CityTwin.DevicesSim.Publishing;

/// <summary>Something tried over a line that may be gone.</summary>
internal static class LineAttempt
{
    /// <returns>False when the line is not there or does not answer in time; <paramref name="trouble"/> hears why.</returns>
    public static async Task<bool> Try(Func<CancellationToken, Task> act, TimeSpan within, Action<string> trouble, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(within);
        try
        {
            await act(limit.Token);
            return true;
        }
        catch (Exception e) when (e is OperationCanceledException
            ? !stop.IsCancellationRequested
            : e is MqttCommunicationException or MqttProtocolViolationException or IOException or InvalidOperationException)
        {
            trouble(e is OperationCanceledException ? $"no answer within {within.TotalSeconds} s." : e.Message);
            return false;
        }
    }
}
