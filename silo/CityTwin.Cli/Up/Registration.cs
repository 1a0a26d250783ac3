using System.Runtime.CompilerServices;
using CityTwin.V1;
using Grpc.Core;

namespace CityTwin.Cli.Up;

/// <summary>Asks the registry for what a city's own devices and units need to connect.</summary>
internal static class Registration
{
    /// <returns>A password for each, in their order, as it is known: it is told only once.</returns>
    /// <exception cref="CliException">The registry refuses one, or does not answer.</exception>
    public static async IAsyncEnumerable<string> Passwords(
        IReadOnlyList<ProvisionDeviceRequest> batch, DeviceService.DeviceServiceClient registry, Metadata headers,
        [EnumeratorCancellation] CancellationToken stop)
    {
        var request = new ProvisionDevicesRequest();
        request.Devices.AddRange(batch);
        var answer = await Asked(async () => await registry.ProvisionDevicesAsync(request, headers, cancellationToken: stop), stop);
        foreach (var (device, outcome) in batch.Zip(answer.Outcomes))
        {
            yield return outcome switch
            {
                { Credential: { } credential } => credential.Password,
                // Registered by an `up` that was killed before it had written the row: the password is lost, so a new one.
                { Error: "already-exists" } => (await Asked(async () => await registry.RotateCredentialAsync(
                    new RotateCredentialRequest { DeviceId = device.DeviceId }, headers, cancellationToken: stop), stop)).Password,
                _ => throw new CliException($"the registry refuses {device.DeviceId}: {outcome.Error}, {outcome.Reason}"),
            };
        }
    }

    private static async Task<T> Asked<T>(Func<Task<T>> ask, CancellationToken stop)
    {
        try
        {
            return await ask();
        }
        catch (RpcException e) when (!stop.IsCancellationRequested)
        {
            throw new CliException($"the registry does not answer: {e.Status.Detail} Start the city again: it goes on with the "
                + "devices that have no row yet.");
        }
    }
}
