using CityTwin.DevicesSim.Units;

namespace CityTwin.DevicesSim.Robots.Messages;

/// <summary>What every message begins with.</summary>
internal static class MessageHeader
{
    /// <exception cref="FaultyMessageException">It is not there, or of another major version.</exception>
    public static void Check(Field message, RobotIdentity robot)
    {
        message.Count("headerId");
        message.Text("timestamp");
        message.Text("manufacturer");
        message.Text("serialNumber");
        var version = message.Text("version");
        if (version.Split('.')[0] != robot.Version.Split('.')[0])
        {
            throw new FaultyMessageException("version", $"it is {version}; this robot speaks {robot.Version}.");
        }
    }
}
