namespace CityTwin.Ledger.Proving;

/// <summary>How districts' logs are proven. Read from the section of <see cref="LedgerOptions"/>.</summary>
public sealed class ProvingOptions
{
    /// <summary>
    /// The folder of the districts' and the city's private keys; <c>ledger-keys</c> in that of the write-ahead log when
    /// empty. It must not be where storage is backed up to, and the same for all silos: a log that moves keeps its key.
    /// </summary>
    public string KeyDirectory { get; set; } = "";

    /// <summary>
    /// The folder in which witnesses keep the last heads they have seen; <c>ledger-witness</c> in that of the write-ahead
    /// log when empty. It must not be put back with storage: it is what notices that storage was. The same for all silos.
    /// </summary>
    public string WitnessDirectory { get; set; } = "";

    /// <summary>How often a ledger looks how far storage has its log: a call on its own silo.</summary>
    public TimeSpan FollowEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The least time between two signed heads of a log that grows. Heads are kept for ever, about 1.2 KB each: at most
    /// 17,280, 21 MB, a day and district.
    /// </summary>
    public TimeSpan HeadEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long storage must have had an entry before a head covers it. A local storage that is killed loses what it took
    /// in its last five seconds, and a head is signed over durable entries only.
    /// </summary>
    public TimeSpan SignAfter { get; set; } = TimeSpan.FromSeconds(6);

    /// <summary>Districts, the next in the order of codes, that witness a district's log; the city does always.</summary>
    public int NeighbourWitnesses { get; set; } = 2;

    /// <summary>How long a head waits for its witnesses. It is issued without those that do not answer.</summary>
    public TimeSpan WitnessWithin { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How soon a head that a witness did not answer for is issued anew, when the log has not grown.</summary>
    public TimeSpan WitnessAgainAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Finished tiles of a log's tree, 8 KB each, that are kept in memory for proofs.</summary>
    public int CachedTiles { get; set; } = 64;

    /// <summary>Tiles that are written at once.</summary>
    public int TilesAtOnce { get; set; } = 8;

    /// <summary>Heads of one answer, whatever was asked for.</summary>
    public int MaxHeadsPerRead { get; set; } = 500;

    /// <summary>Bytes of leaves of one answer, beyond which no further leaf is added.</summary>
    public int MaxExportBytes { get; set; } = 1024 * 1024;
}
