using System.Text;
using CityTwin.City;
using CityTwin.Gateway.Auth;
using CityTwin.Gateway.City;
using CityTwin.Gateway.Live;
using CityTwin.Gateway.Rpc;
using CityTwin.Ledger;
using Grpc.Core;

namespace CityTwin.Gateway.Ledger;

/// <summary><c>citytwin.v1.LedgerService</c>.</summary>
internal sealed partial class LedgerRpc(
    IClusterClient cluster, CityModel city, LiveHub hub, ILogger<LedgerRpc> log)
    : V1.LedgerService.LedgerServiceBase
{
    private const int MaxHeadsPerPage = 500;
    private const int LinesPerMessage = 500;

    public override async Task<V1.GetHeadResponse> GetHead(V1.GetHeadRequest request, ServerCallContext context)
    {
        var ledger = LedgerOf(WithinOrOver(request.District, Caller.Of(context)));
        var witnessed = ledger.Witnessed();
        var status = await ledger.Status();
        var response = new V1.GetHeadResponse
        {
            Head = status.Head?.ToProto(),
            LogSize = status.Size,
            Trouble = status.Trouble ?? "",
            SignedAt = Moments.At(status.Head?.Head.TimeMs),
        };
        response.Witnessed.AddRange((await witnessed).Select(head => head.ToProto()));
        return response;
    }

    public override async Task<V1.ListHeadsResponse> ListHeads(V1.ListHeadsRequest request, ServerCallContext context)
    {
        var district = Over(request.District, Caller.Of(context));
        var size = Asked.PageSize(request.PageSize, MaxHeadsPerPage);
        var cursor = HeadsToken.Read(request.PageToken, district, request.NewestFirst);
        return request.NewestFirst ? await NewestHeads(district, cursor, size) : await OldestHeads(district, cursor ?? 0, size);
    }

    public override async Task<V1.InclusionProof> ProveInclusion(
        V1.ProveInclusionRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var district = WithinOrOver(request.District, caller);
        var proof = await LedgerOf(district).ProveInclusion(request.Sequence, request.Size);
        return caller.MaySee(proof.Cell)
            ? proof.ToProto(district)
            : throw Refusal.NotFound($"There is no entry {request.Sequence} of the log of {district} in your area.");
    }

    public override async Task<V1.ConsistencyProof> ProveConsistency(
        V1.ProveConsistencyRequest request, ServerCallContext context)
    {
        var district = WithinOrOver(request.District, Caller.Of(context));
        return (await LedgerOf(district).ProveConsistency(request.First, request.Second)).ToProto(district);
    }

    public override async Task<V1.GetKeysResponse> GetKeys(V1.GetKeysRequest request, ServerCallContext context)
    {
        var keys = await LedgerOf(WithinOrOver(request.District, Caller.Of(context))).Keys();
        var response = new V1.GetKeysResponse();
        response.Keys.AddRange(keys.Select(key => key.ToProto()));
        return response;
    }

    public override async Task ExportLog(
        V1.ExportLogRequest request, IServerStreamWriter<V1.ExportLogResponse> responseStream, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var district = Over(request.District, caller);
        if (request.AfterSequence < 0 || request.UpTo < 0)
        {
            throw Refusal.Invalid("after_sequence", "it and up_to count from 0.");
        }

        LogExported(district, request.AfterSequence, caller.Subject);
        var pen = new StreamPen<V1.ExportLogResponse>(responseStream, hub.Options.WriteWithin, hub.Clock);
        await hub.Watch(context, caller, cancel => Export(district, request, pen, cancel));
    }

    private async Task<V1.ListHeadsResponse> OldestHeads(DivisionCode district, long after, int size)
    {
        var page = await LedgerOf(district).Heads(after, size);
        var response = new V1.ListHeadsResponse { Total = page.Count };
        response.Heads.AddRange(page.Heads.Select(head => head.ToProto()));
        if (page.Heads.Count > 0 && after + page.Heads.Count < page.Count)
        {
            response.NextPageToken = HeadsToken.Write(after + page.Heads.Count, district, newestFirst: false);
        }

        return response;
    }

    /// <param name="upTo">The number of the newest one that is wanted; null for the last there is.</param>
    private async Task<V1.ListHeadsResponse> NewestHeads(DivisionCode district, long? upTo, int size)
    {
        var ledger = LedgerOf(district);
        var total = (await ledger.Heads(0, 1)).Count;
        var last = Math.Min(upTo ?? total, total);
        var after = Math.Max(0, last - size);
        var heads = new List<SignedHead>();
        while (after + heads.Count < last)
        {
            // A ledger may give fewer at a time than a page has.
            var page = await ledger.Heads(after + heads.Count, (int)(last - after) - heads.Count);
            if (page.Heads.Count == 0)
            {
                break;
            }

            heads.AddRange(page.Heads);
        }

        var response = new V1.ListHeadsResponse { Total = total };
        response.Heads.AddRange(heads.AsEnumerable().Reverse().Select(head => head.ToProto()));
        if (heads.Count > 0 && after > 0)
        {
            response.NextPageToken = HeadsToken.Write(after, district, newestFirst: true);
        }

        return response;
    }

    private async Task Export(
        DivisionCode district, V1.ExportLogRequest request, StreamPen<V1.ExportLogResponse> pen, CancellationToken cancel)
    {
        var ledger = LedgerOf(district);
        var last = request.UpTo > 0 ? request.UpTo : (await ledger.Status()).Head?.Head.Size ?? 0;
        for (var after = request.AfterSequence; after < last;)
        {
            cancel.ThrowIfCancellationRequested();
            var page = await ledger.Export(after, (int)Math.Min(LinesPerMessage, last - after));
            if (page.Lines.Count == 0)
            {
                throw Refusal.OutOfRange($"The log of {district} has {page.Size} durable entries: {last} is beyond it.");
            }

            var message = new V1.ExportLogResponse { FirstSequence = page.FirstSequence };
            message.Lines.AddRange(page.Lines.Select(line => Encoding.UTF8.GetString(line)));
            await pen.Write(message, cancel);
            after += page.Lines.Count;
        }
    }

    private ILedgerGrain LedgerOf(DivisionCode district) => cluster.GetGrain<ILedgerGrain>(district.Value);

    /// <summary>A district all of which the caller may see.</summary>
    private DivisionCode Over(string text, Caller caller)
    {
        var district = Asked.Division("district", text);
        return !caller.MaySee(district) ? throw caller.OutsideArea(district) : Known(district);
    }

    /// <summary>A district that the caller works in or over: heads, keys and consistency tell nothing of what is in a log.</summary>
    private DivisionCode WithinOrOver(string text, Caller caller)
    {
        var district = Asked.Division("district", text);
        return !caller.MaySee(district) && !district.Contains(caller.Area) ? throw caller.OutsideArea(district) : Known(district);
    }

    private DivisionCode Known(DivisionCode district) =>
        district.Level != DivisionLevel.District ? throw Refusal.Invalid("district", $"{district} is not a district: expected 6 digits.")
        : city.Has(district) ? district
        : throw Refusal.NotFound($"There is no district {district} in this city.");

    [LoggerMessage(LogLevel.Information, "Log of {District} after {Sequence} exported by {By}")]
    private partial void LogExported(DivisionCode district, long sequence, string by);
}
