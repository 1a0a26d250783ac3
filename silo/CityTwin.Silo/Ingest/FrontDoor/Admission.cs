using System.Security.Cryptography;
using CityTwin.Mqtt;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace CityTwin.Ingest.FrontDoor;

/// <summary>Judges a CONNECT: the credential is the identity, and client id and user name are both the device's id.</summary>
internal sealed class Admission(DeviceCache devices, DoorConnections connections, FrontDoorMeter meter, DoorLog log)
{
    /// <summary>
    /// Compared with when there is no such device, so that the answer takes as long. Nobody knows what would hash to it.
    /// </summary>
    private static readonly byte[] NoSecret = RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes);

    public async Task Judge(ValidatingConnectionEventArgs asked)
    {
        var connection = DoorConnection.Current;
        RefusalCode? refusal;
        try
        {
            refusal = await Judge(asked, connection);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.Unavailable("The device registry does not answer", e);
            refusal = RefusalCodes.RegistryUnavailable;
        }

        if (refusal is null)
        {
            return;
        }

        meter.Refused(refusal.Wire);
        log.Denied(asked.RemoteEndPoint?.ToString() ?? "?", refusal.Wire);
        asked.ReasonCode = (MqttConnectReasonCode)refusal.ReasonCode;
        asked.ReasonString = $"{refusal.Wire}: {refusal.Remedy}";
    }

    private async Task<RefusalCode?> Judge(ValidatingConnectionEventArgs asked, DoorConnection connection)
    {
        if (asked.ProtocolVersion is not (MqttProtocolVersion.V311 or MqttProtocolVersion.V500))
        {
            return RefusalCodes.ProtocolUnsupported;
        }

        if (!DeviceId.IsValid(asked.ClientId) || (asked.UserName is not null && asked.UserName != asked.ClientId))
        {
            return RefusalCodes.ClientIdInvalid;
        }

        if (asked.UserName is null || asked.RawPassword is null || asked.AuthenticationMethod is not null)
        {
            return RefusalCodes.BadCredential;
        }

        var offered = SHA256.HashData(asked.RawPassword);
        var device = await devices.Find(asked.ClientId, asked.CancellationToken);
        while (true)
        {
            var matches = CryptographicOperations.FixedTimeEquals(offered, device?.SecretSha256 ?? NoSecret);
            if (!matches || device is null || device.Revoked)
            {
                return RefusalCodes.BadCredential;
            }

            connection.Identify(device, asked.ProtocolVersion == MqttProtocolVersion.V500, asked.RequestProblemInformation);

            // From here on a change of the device finds this connection and cuts it. A change in the moment before has
            // made the door forget the device: then it is asked for, and judged, again.
            var again = await devices.Find(asked.ClientId, asked.CancellationToken);
            if (ReferenceEquals(again, device))
            {
                connections.Admit(connection);
                return null;
            }

            device = again;
        }
    }
}
