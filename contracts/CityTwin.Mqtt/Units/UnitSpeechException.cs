namespace CityTwin.Mqtt;

/// <summary>Ends the reading of a message at what is wrong with it.</summary>
internal sealed class UnitSpeechException(Refusal refusal) : Exception(refusal.Reason)
{
    public Refusal Refusal => refusal;
}
