namespace CityTwin.DevicesSim.Teams;

/// <summary>What a terminal answers at once: whether the command is one that it can show its team.</summary>
/// <param name="Code">Why not; empty when it can.</param>
internal sealed record TeamReply(string Code, string Reason)
{
    public static readonly TeamReply Ok = new("", "");

    public bool IsOk => Code.Length == 0;
}
