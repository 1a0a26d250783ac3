namespace CityTwin.Vda5050;

/// <summary>A node that is still ahead.</summary>
public sealed record VdaNodeState(string NodeId, uint SequenceId, bool Released, VdaPlace? Place, string? Descriptor);
