using CityTwin.Gateway.Rpc;
using CityTwin.Ingest;
using Grpc.Core;

namespace CityTwin.Gateway.Devices;

/// <summary>Why a device was not registered.</summary>
/// <param name="Code">As <c>already-exists</c>: the word a batch's outcome carries.</param>
/// <param name="Field">The request's field at fault.</param>
internal sealed record DeviceRejection(string Code, string Field, string Why)
{
    public const string OutsideArea = "outside-area";
    public const string Duplicate = "duplicate";
    public const string InvalidRequest = "invalid-request";
    public const string RegistryFull = "registry-full";
    public const string Unavailable = "unavailable";

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    public static DeviceRejection Of(ProvisionOutcome outcome) =>
        new(outcome.Error.ToWire(), FieldOf(outcome.Error), outcome.Reason);

    /// <summary>The same as the status of a call for one device.</summary>
    public RpcException ToStatus() => Code switch
    {
        "already-exists" or "twin-taken" => Refusal.Exists(Why),
        OutsideArea => Refusal.Denied(Why),
        RegistryFull => Refusal.Full(Why),
        Unavailable => Refusal.Unavailable(Why, RetryAfter),
        _ => Refusal.Invalid(Field, Why),
    };

    private static string FieldOf(ProvisionError error) => error switch
    {
        ProvisionError.UnknownKind => "kind",
        ProvisionError.UnknownCell => "cell",
        ProvisionError.UnknownGateway => "gateway",
        ProvisionError.UnknownBuilding => "building",
        ProvisionError.TwinTaken => "twin_id",
        ProvisionError.InvalidUnit => "unit",
        _ => "device_id",
    };
}
