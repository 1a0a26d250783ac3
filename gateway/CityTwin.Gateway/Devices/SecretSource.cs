namespace CityTwin.Gateway.Devices;

/// <summary>Answers 32 random bytes, unpredictable to anyone.</summary>
public delegate byte[] SecretSource();
