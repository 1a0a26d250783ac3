using CityTwin.DevicesSim.Publishing;

namespace CityTwin.DevicesSim.Replay;

/// <summary>What <c>replay</c> was asked for.</summary>
internal sealed record ReplaySettings(
    IReplaySource Source, string Folder, ReplaySpeed Speed, Uri Http, string Token, PublishingOptions Publishing);
