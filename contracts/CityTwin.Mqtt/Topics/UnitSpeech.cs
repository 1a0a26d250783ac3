namespace CityTwin.Mqtt;

/// <summary>Whose words a unit's topic is written in.</summary>
public enum UnitSpeech
{
    /// <summary><c>vda5050/v{major}/{manufacturer}/{serial}/…</c>.</summary>
    Vda5050 = 0,

    /// <summary><c>thing/product/{sn}/…</c> and <c>sys/product/{sn}/…</c>.</summary>
    DjiCloud = 1,
}
