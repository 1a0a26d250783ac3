namespace CityTwin.Vda5050;

/// <summary>Answers to what robots ask leave for; from 3.0.</summary>
public sealed record VdaResponses(VdaHeader Header, IReadOnlyList<VdaResponse> Responses);
