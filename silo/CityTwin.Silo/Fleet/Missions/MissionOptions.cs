namespace CityTwin.Fleet.Missions;

/// <summary>How missions are decided and kept.</summary>
public sealed class MissionOptions
{
    public const string Section = "Missions";

    /// <summary>How often a command is decided anew when another activation's event came first.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>
    /// How long an answer to a person waits for storage to have what the person decided. The event is on disk and told to
    /// all before that; past this the answer does not wait.
    /// </summary>
    public TimeSpan StoredWithin { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long after a picture could not be read it is tried again.</summary>
    public TimeSpan SealAgainAfter { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a picture is tried while its mission is awake; then at the next awakening.</summary>
    public int MaxSealTries { get; set; } = 30;

    /// <summary>Bytes of a picture or film that is committed to.</summary>
    public long MaxMediaBytes { get; set; } = 512L * 1024 * 1024;

    /// <summary>Bytes of a picture that is shown: it goes to people as one message.</summary>
    public long MaxShownBytes { get; set; } = 20L * 1024 * 1024;

    /// <summary>How long reading one may take.</summary>
    public TimeSpan SealWithin { get; set; } = TimeSpan.FromSeconds(20);
}
