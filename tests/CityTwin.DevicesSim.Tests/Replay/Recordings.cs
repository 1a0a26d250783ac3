using CityTwin.Testing.Running;

namespace CityTwin.DevicesSim.Tests.Replay;

/// <summary>Small recordings with all that can be wrong with a real one.</summary>
internal static class Recordings
{
    public static string Folder(string name) =>
        Path.Combine(RepositoryRoot.Path, "tests", "CityTwin.DevicesSim.Tests", "Replay", "Recordings", name);
}
