namespace Pulumi;

public static partial class Output
{
    public static Output<(T1, T2)> Tuple<T1, T2>(Output<T1> item1, Output<T2> item2)
    {
        return new(AllAsync());

        async Task<OutputData<(T1, T2)>> AllAsync()
        {
            var data1 = await item1.DataTask.ConfigureAwait(false);
            var data2 = await item2.DataTask.ConfigureAwait(false);
            var all = OutputData<(T1, T2)>.Of((data1.Value, data2.Value));
            return all.After(data1).After(data2);
        }
    }

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Output<T1> item1, Output<T2> item2, Output<T3> item3)
    {
        return new(AllAsync());

        async Task<OutputData<(T1, T2, T3)>> AllAsync()
        {
            var data1 = await item1.DataTask.ConfigureAwait(false);
            var data2 = await item2.DataTask.ConfigureAwait(false);
            var data3 = await item3.DataTask.ConfigureAwait(false);
            var all = OutputData<(T1, T2, T3)>.Of((data1.Value, data2.Value, data3.Value));
            return all.After(data1).After(data2).After(data3);
        }
    }

    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4)
    {
        return new(AllAsync());

        async Task<OutputData<(T1, T2, T3, T4)>> AllAsync()
        {
            var data1 = await item1.DataTask.ConfigureAwait(false);
            var data2 = await item2.DataTask.ConfigureAwait(false);
            var data3 = await item3.DataTask.ConfigureAwait(false);
            var data4 = await item4.DataTask.ConfigureAwait(false);
            var all = OutputData<(T1, T2, T3, T4)>.Of((data1.Value, data2.Value, data3.Value, data4.Value));
            return all.After(data1).After(data2).After(data3).After(data4);
        }
    }

    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5)
    {
        return new(AllAsync());

        async Task<OutputData<(T1, T2, T3, T4, T5)>> AllAsync()
        {
            var data1 = await item1.DataTask.ConfigureAwait(false);
            var data2 = await item2.DataTask.ConfigureAwait(false);
            var data3 = await item3.DataTask.ConfigureAwait(false);
            var data4 = await item4.DataTask.ConfigureAwait(false);
            var data5 = await item5.DataTask.ConfigureAwait(false);
            var all = OutputData<(T1, T2, T3, T4, T5)>.Of((data1.Value, data2.Value, data3.Value, data4.Value, data5.Value));
            return all.After(data1).After(data2).After(data3).After(data4).After(data5);
        }
    }

    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6)
    {
        return new(AllAsync());

        async Task<OutputData<(T1, T2, T3, T4, T5, T6)>> AllAsync()
        {
            var data1 = await item1.DataTask.ConfigureAwait(false);
            var data2 = await item2.DataTask.ConfigureAwait(false);
            var data3 = await item3.DataTask.ConfigureAwait(false);
            var data4 = await item4.DataTask.ConfigureAwait(false);
            var data5 = await item5.DataTask.ConfigureAwait(false);
            var data6 = await item6.DataTask.ConfigureAwait(false);
            var all = OutputData<(T1, T2, T3, T4, T5, T6)>.Of((
                data1.Value, data2.Value, data3.Value, data4.Value, data5.Value, data6.Value));
            return all.After(data1).After(data2).After(data3).After(data4).After(data5).After(data6);
        }
    }

    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6,
        Output<T7> item7)
    {
        return new(AllAsync());

        async Task<OutputData<(T1, T2, T3, T4, T5, T6, T7)>> AllAsync()
        {
            var data1 = await item1.DataTask.ConfigureAwait(false);
            var data2 = await item2.DataTask.ConfigureAwait(false);
            var data3 = await item3.DataTask.ConfigureAwait(false);
            var data4 = await item4.DataTask.ConfigureAwait(false);
            var data5 = await item5.DataTask.ConfigureAwait(false);
            var data6 = await item6.DataTask.ConfigureAwait(false);
            var data7 = await item7.DataTask.ConfigureAwait(false);
            var all = OutputData<(T1, T2, T3, T4, T5, T6, T7)>.Of((
                data1.Value, data2.Value, data3.Value, data4.Value, data5.Value, data6.Value, data7.Value));
            return all.After(data1).After(data2).After(data3).After(data4).After(data5).After(data6).After(data7);
        }
    }

    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6,
        Output<T7> item7, Output<T8> item8)
    {
        return new(AllAsync());

        async Task<OutputData<(T1, T2, T3, T4, T5, T6, T7, T8)>> AllAsync()
        {
            var data1 = await item1.DataTask.ConfigureAwait(false);
            var data2 = await item2.DataTask.ConfigureAwait(false);
            var data3 = await item3.DataTask.ConfigureAwait(false);
            var data4 = await item4.DataTask.ConfigureAwait(false);
            var data5 = await item5.DataTask.ConfigureAwait(false);
            var data6 = await item6.DataTask.ConfigureAwait(false);
            var data7 = await item7.DataTask.ConfigureAwait(false);
            var data8 = await item8.DataTask.ConfigureAwait(false);
            var all = OutputData<(T1, T2, T3, T4, T5, T6, T7, T8)>.Of((
                data1.Value, data2.Value, data3.Value, data4.Value, data5.Value, data6.Value, data7.Value, data8.Value));
            return all.After(data1).After(data2).After(data3).After(data4).After(data5).After(data6).After(data7).After(data8);
        }
    }
}
