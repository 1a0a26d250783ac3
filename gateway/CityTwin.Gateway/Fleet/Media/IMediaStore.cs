namespace CityTwin.Gateway.Fleet.Media;

/// <summary>Where media lie: the container <c>media</c>, or a test's memory.</summary>
internal interface IMediaStore
{
    /// <summary>Opens an object to be written. Nothing of it is seen until it is committed; one of the same key is replaced whole.</summary>
    IMediaWriter Write(string key);

    /// <summary>Null when there is none.</summary>
    Task<Stream?> Read(string key, CancellationToken stop);
}

/// <summary>An object that is being written.</summary>
internal interface IMediaWriter
{
    Task Append(ReadOnlyMemory<byte> block, CancellationToken stop);

    Task Commit(string mediaType, bool isSimulated, CancellationToken stop);
}
