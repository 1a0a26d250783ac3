using CityTwin.DevicesSim.Devices;
using CityTwin.Sensing;

namespace CityTwin.DevicesSim.Tests.Rules;

/// <summary>What a rule said of a device.</summary>
internal sealed record Alarm(string Rule, Severity Severity, Site Site, DateTimeOffset At, double Value)
{
    public override string ToString() => $"{Severity} {Rule} at {Site.Device.DeviceId} {At:HH:mm}: {Value}";
}
