namespace CityTwin.DjiCloud;

/// <summary>Begins live flight control: the data of <c>drc_mode_enter</c>.</summary>
/// <param name="OsdFrequency">Hertz, 1 to 30.</param>
/// <param name="HsiFrequency">Hertz, 1 to 30.</param>
public sealed record DrcModeEnter(DrcBroker MqttBroker, int OsdFrequency, int HsiFrequency);

/// <summary>Where a dock connects for live flight control.</summary>
/// <param name="Address">Host and port.</param>
/// <param name="ExpireTime">Unix seconds.</param>
public sealed record DrcBroker(string Address, string ClientId, string Username, string Password, long ExpireTime, bool EnableTls);
