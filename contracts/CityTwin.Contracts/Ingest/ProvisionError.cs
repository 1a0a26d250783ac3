namespace CityTwin.Ingest;

/// <summary>Why a device was not provisioned.</summary>
public enum ProvisionError
{
    None = 0,
    AlreadyExists = 1,
    UnknownKind = 2,
    UnknownCell = 3,
    UnknownGateway = 4,
    TwinTaken = 5,
    InvalidDeviceId = 6,
    UnknownBuilding = 7,

    /// <summary>Its shard of the registry holds as many devices as it may.</summary>
    RegistryFull = 8,

    /// <summary>Its shard of the registry did not answer: the same request may be made again.</summary>
    Unavailable = 9,

    /// <summary>What is said of a drone, dock, robot or team does not fit together.</summary>
    InvalidUnit = 10,
}
