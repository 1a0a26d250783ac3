namespace CityTwin.Gateway.Fleet.Media;

/// <summary>Where media lie: the container <c>media</c>, or a test's memory.</summary>
internal interface IMediaStore
{
    /// <summary>Opens an object to be written. Nothing of it is seen until it is committed; one that is there is never replaced: it may be evidence.</summary>
    IMediaWriter Write(string key);

    /// <summary>Null when there is none.</summary>
    Task<Stream?> Read(string key, CancellationToken stop);
}

/// <summary>An object that is being written.</summary>
internal interface IMediaWriter
{
    Task Append(ReadOnlyMemory<byte> block, CancellationToken stop);

    /// <param name="sha256">Of what was appended, in lower-case hex.</param>
    /// <returns>False when another content lies under the key already; true too when this very content did, which stays as it is.</returns>
    Task<bool> Commit(string mediaType, bool isSimulated, string sha256, CancellationToken stop);
}
