using Azure.Core;
using Azure.Core.Pipeline;
using CityTwin.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;

namespace CityTwin.Silo.Tests.Storage;

public class BlobGrainStorageTests(AzuriteFixture azurite)
{
    private const string State = "notebook";

    private static readonly Serializer Serializer = new ServiceCollection().AddSerializer().BuildServiceProvider()
        .GetRequiredService<Serializer>();

    private readonly GrainId _grain = GrainId.Create("notebook", azurite.Fresh("alert:500103001001007:"));

    [Fact]
    public async Task What_was_never_written_reads_as_a_new_state()
    {
        var state = new GrainState<Notebook>();
        await (await Storage()).ReadStateAsync(State, _grain, state);
        state.RecordExists.ShouldBeFalse();
        state.ETag.ShouldBeNull();
        state.State!.Text.ShouldBe("");
    }

    [Fact]
    public async Task What_was_written_is_read_back()
    {
        var storage = await Storage();
        var written = new GrainState<Notebook>(new Notebook { Text = "渝中", Lines = { "raised" } });
        await storage.WriteStateAsync(State, _grain, written);
        var read = new GrainState<Notebook>();
        await storage.ReadStateAsync(State, _grain, read);
        read.RecordExists.ShouldBeTrue();
        read.ETag.ShouldBe(written.ETag);
        read.State!.Text.ShouldBe("渝中");
        read.State!.Lines.ShouldBe(["raised"]);
    }

    [Fact]
    public async Task Of_two_activations_exactly_one_goes_on_writing()
    {
        var storage = await Storage();
        var first = new GrainState<Notebook>(new Notebook { Text = "a" });
        await storage.WriteStateAsync(State, _grain, first);
        var second = new GrainState<Notebook>();
        await storage.ReadStateAsync(State, _grain, second);
        second.State!.Text = "b";
        await storage.WriteStateAsync(State, _grain, second);
        first.State!.Text = "c";
        await Should.ThrowAsync<InconsistentStateException>(() => storage.WriteStateAsync(State, _grain, first));
        await storage.ReadStateAsync(State, _grain, first);
        first.State!.Text.ShouldBe("b");
    }

    [Fact]
    public async Task Of_many_first_writers_exactly_one_wins()
    {
        var storage = await Storage();
        var writes = Enumerable.Range(0, 12)
            .Select(i => storage.WriteStateAsync(State, _grain, new GrainState<Notebook>(new Notebook { Text = $"{i}" })))
            .ToList();
        var lost = 0;
        foreach (var write in writes)
        {
            try
            {
                await write;
            }
            catch (InconsistentStateException)
            {
                lost++;
            }
        }

        lost.ShouldBe(writes.Count - 1);
    }

    [Fact]
    public async Task A_cleared_state_is_gone_and_can_be_written_anew()
    {
        var storage = await Storage();
        var state = new GrainState<Notebook>(new Notebook { Text = "a" });
        await storage.WriteStateAsync(State, _grain, state);
        await storage.ClearStateAsync(State, _grain, state);
        state.RecordExists.ShouldBeFalse();
        state.State!.Text.ShouldBe("");
        state.State!.Text = "b";
        await storage.WriteStateAsync(State, _grain, state);
        state.RecordExists.ShouldBeTrue();
    }

    [Fact]
    public async Task A_state_written_by_another_is_not_cleared()
    {
        var storage = await Storage();
        var first = new GrainState<Notebook>(new Notebook { Text = "a" });
        await storage.WriteStateAsync(State, _grain, first);
        var second = new GrainState<Notebook>();
        await storage.ReadStateAsync(State, _grain, second);
        await storage.WriteStateAsync(State, _grain, second);
        await Should.ThrowAsync<InconsistentStateException>(() => storage.ClearStateAsync(State, _grain, first));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_write_whose_answer_is_lost_succeeds_all_the_same(bool update)
    {
        var lose = false;
        var transport = new LossyTransport(request => lose && request.Method == RequestMethod.Put && !(lose = false));
        var storage = await Storage(transport);
        var state = new GrainState<Notebook>(new Notebook { Text = "a" });
        if (update)
        {
            await storage.WriteStateAsync(State, _grain, state);
            state.State!.Text = "b";
        }

        lose = true;
        await storage.WriteStateAsync(State, _grain, state);
        transport.Lost.ShouldBe(1);
        state.State!.Text = "c";
        await storage.WriteStateAsync(State, _grain, state);
    }

    [Fact]
    public async Task A_blob_of_another_format_is_refused_by_name()
    {
        var containers = await azurite.Containers();
        await containers.State.UploadBlobAsync($"{State}/{_grain.Key}", new BinaryData("{}"));
        var e = await Should.ThrowAsync<InvalidDataException>(async () =>
            await (await Storage()).ReadStateAsync(State, _grain, new GrainState<Notebook>()));
        e.Message.ShouldContain($"state/{State}/{_grain.Key}");
    }

    private async Task<BlobGrainStorage> Storage(HttpPipelineTransport? transport = null) =>
        new(await azurite.Containers(transport), Serializer);
}
